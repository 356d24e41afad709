package dev.firsthand.bot;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The sentence patterns of a wish for a person, over {@link Concepts}: a wish, to talk or be
 * connected or be called, and whom. What is denied, past, told of others or asked as a fact is none.
 *
 * <p>Letters: V to want, W may I, A can, p please, I I, M me, T to talk, t to/with, X to connect, x connect me, G to
 * bring, C to call, c a call, H to help, P a person by trade, S somebody, L somebody in charge, D a department,
 * 1 one, E customer
 * service, R real, B a bot, Y is there, v available, u through, r from, i this case, w whom can I, j
 * to ask somebody, f filler, h greeting, n another, m my, k what makes it a thing, N not, 0 no, U to you, q to
 * trust, Z past, d or a bot, Q
 * a question of fact, b a new thought.
 */
final class PersonFrames {

  private record Frame(double strength, Pattern pattern, boolean deniable) {}

  private static final String WISH = "[VWAp]";
  /** "… or a bot": who asks that asks whom he is talking to. */
  private static final char OR_A_BOT = 'd';

  private static final String GAP = "[^NZQmB]";
  private static final String WHOM = "[fpRn]*(?:o?[PLDE]|[S1])n?(?!k)";

  private static final List<Frame> FRAMES = List.of(
      // may I talk to somebody; talk to somebody
      frame(0.95, WISH + GAP + "{0,8}?T[^NZQT]{0,3}?t" + WHOM),
      frame(0.94, "^[pfhWbI]*T[fp]{0,2}t" + WHOM),
      frame(0.85, "^[pfhWI]*T[fpR]?[PE][pf]*$"),
      // mit jemandem sprechen
      frame(0.95, WISH + GAP + "{0,8}?t" + WHOM + GAP + "{0,6}?T"),
      frame(0.94, "^[pfhI]*t" + WHOM + GAP + "{0,4}?T"),
      frame(0.90, WISH + GAP + "{0,5}?[fpR]*[PLS]" + GAP + "{0,4}?T$"),
      frame(0.88, WISH + GAP + "{0,5}?(?:[jC][fpRn]*[PE]|j[fpRn]*[LS])(?!k)"),
      frame(0.90, WISH + GAP + "{0,5}?[fpR]+[PLSE]" + GAP + "{0,3}?[jC]$"),
      frame(0.88, "w[fpoVMt]{0,4}T"),
      frame(0.40, "w[fpoVMt]{0,4}[Cj]"),
      // connect me to somebody
      frame(0.95, "[XG][fp]*[Mi][fpiu]{0,3}o?[fpiu]{0,2}[tu]" + WHOM),
      frame(0.95, "x[fpi]{0,3}t?[fpi]*" + WHOM),
      frame(0.84, "x[fpi]*$"),
      frame(0.86, "^[pfhA]*XM[fp]*$"),
      frame(0.86, "(?:^[pfhI]*|[VWp][fptIM]*)X[fp]*t[fpRn]*D+(?=$|[pbi])"),
      frame(0.92, "X[fp]*u?t[fpR]*o?[PLE](?!k)"),
      frame(0.93, "(?:[XG]M|x)[fp]?u"),
      frame(0.92, "[Mi]" + GAP + "{0,3}t[fpRn]*o?[PLSDE][fp]*X"),
      frame(0.90, "^" + "[pfhRMi]*t[fpRn]*o?[PLDE][fp]*X"),
      frame(0.92, "[VWA][fp]*M[fp]*[XG][fpRn]*[PLS](?!k)"),
      frame(0.93, "[XG]M[fp]?Tt" + WHOM),
      frame(0.86, "A[fp]*M[fp]*X$"),
      // bring me somebody
      frame(0.94, "[GX]M[Mfp]*[fpRn]*[PLSE](?!k)"),
      frame(0.86, "[GX]M[Mfp]*[fpRn]*D+(?=$|[pbi])"),
      frame(0.80, "GM[fp]*R[fR]*1$"),
      frame(0.90, "(?:^|[pIAbhVW])[fpo]?[fp]*[GX][fpRn]*[PL](?=$|[pftuHTMrb])"),
      frame(0.86, "[VWAp][fp]*G[fpR]*S[fp]*t[fpM]*[HTC]"),
      frame(0.85, "(?:^|p)[fph]*G[fp]*S[fp]*$"),
      frame(0.90, "[VAWG][fpM]*[fpR]*[PLSD][fp]*u"),
      // I want a person
      frame(0.93, "V[fpMR]*[PE](?=$|[pftHTCWAiNbIZ])"),
      frame(0.85, "V[fp]*L(?=$|[pbtHTCWA])"),
      frame(0.85, "V[fpM]*(?:R[fpR]*[PLSE]|S[rf]?R)(?!k)"),
      frame(0.88, "V[fpM]*S[fpRo]{0,2}t[fpM]*[TC]"),
      frame(0.76, "V[fpM]*S[fpRo]{0,2}t[fpM]*H"),
      frame(0.88, "V[fpM]*(?:[Hc]f?r|c)" + WHOM),
      frame(0.86, "V[fptMn]*H[fpi]{1,3}t[fpRn]*P(?!k)"),
      frame(0.82, "V[fptIM]*C[fpRn]*D+(?=$|[pbi])"),
      frame(0.80, "^[pfhA]*C[fp]*[DE]+[pf]*M?[pf]*$"),
      frame(0.88, "V" + GAP + "{0,4}?H[fp]?[tr][fpR]*[PL](?!k)"),
      // somebody shall look at it, or call me
      frame(0.88, "[VWAp][fpMi]*[fpRn]*o?[PLDE]" + GAP + "{0,4}?(?:CM?|H)(?!k)"),
      frame(0.88, "[VWAp][fpo]{0,2}[fpn]*S" + GAP + "{0,5}?(?:C[fp]?M|MC|C$)"),
      frame(0.86, "[VWAp][fpMi]*[fp]*S(?:[rfR]|n)" + GAP + "{0,4}?H"),
      frame(0.86, "[VWA][fpoi]{0,2}M[fpi]*[PS]" + GAP + "{0,4}?[CHX]"),
      frame(0.86, "P[fp]*A[fp]*(?:M[fp]*[CH]|[CH][fp]?M|H)"),
      frame(0.84, "[VAp][fp]*(?:f?V[fp]*)?[cC]M(?=$|[prb]|f(?:$|[prb]))"),
      frame(0.86, "[VGWp][fpIo]?[fp]*c(?=$|[prbtfu])"),
      frame(0.86, "[VWAp][fpA]*[fpR]*[PS][fp]*[cx]"),
      frame(0.80, "A[fp]*H[fpR]*[PS](?!k)"),
      frame(0.80, "^[fR]*P[^NZQ]{0,3}V$"),
      frame(0.80, "^[pfh]*c[pfh]*$"),
      frame(0.80, "^[pfhA]*C[fp]?M[fput]*$"),
      frame(0.86, "[VWAGp][^NZQm]{0,3}C[fp]?t[fpR]*[PLE](?!k)"),
      frame(0.88, "[VWAp][fp]*[PS]" + GAP + "{0,4}?T[fp]?tM"),
      // is there somebody
      frame(0.86, "Y[fpRo]{0,3}[PS][fpRIo]{0,3}[TCvWA]"),
      frame(0.86, "Y[fp]*R[fpR]*[PS](?=$|[pvtfbIWTA])"),
      frame(0.80, "^[pfh]*[fR]*[PS][fpR]*v[vfpR]*$"),
      frame(0.80, "Y[vfp]*v[fpR]*[PS]$"),
      frame(0.80, "Y[fpR]*[PS]r$"),
      frame(0.80, "SR(?=$|[pvtfb])"),
      frame(0.76, "^[^QNZ0]*R[fR]*P(?=$|[pvtfbIWTA])"),
      // and nothing else
      frame(0.93, "^[pfhRWVGMTtIu]*[PE][pfhRPEMvHTti]*$"),
      frame(0.76, "^[h]*L$"),
      frame(0.76, "^[pfh]*(?:[pfh][LD]|[LD]+[pf]*p)[pfh]*$"),
      // not the bot
      bot(0.90, "N[^ZQ]{0,4}?T[^NZQ]{0,3}?t?[fpRoi]{0,2}B"),
      bot(0.88, "N[^ZQ]{0,3}?t[fpR]*B[^NZQ]{0,3}T"),
      bot(0.86, "[N0][fpVI]*B(?:$|[pfNbWVIR])"),
      bot(0.80, "N[^ZQ]{0,3}q[^NZQ]{0,5}t[fp]*B"),
      bot(0.78, "N[^ZQ]{0,3}TU$"));

  private static final Pattern DENIED_OR_PAST =
      Pattern.compile("N[^b]{0,4}$|Z[^b]{0,7}$|Q[^b]{0,3}$|0[fpR]?$");

  private PersonFrames() {}

  private static Frame frame(double strength, String pattern) {
    return new Frame(strength, Pattern.compile(pattern), true);
  }

  private static Frame bot(double strength, String pattern) {
    return new Frame(strength, Pattern.compile(pattern), false);
  }

  /** The strongest wish in one clause. */
  static Signal in(Concepts.Tagged clause) {
    var best = Signal.NONE;
    if (clause.letters().indexOf(OR_A_BOT) >= 0) {
      return best;
    }
    for (var frame : FRAMES) {
      if (frame.strength <= best.probability()) {
        continue;
      }
      var match = frame.pattern.matcher(clause.letters());
      int from = 0;
      while (from <= clause.letters().length() && match.find(from)) {
        var before = clause.letters().substring(0, match.start());
        if (!frame.deniable || !DENIED_OR_PAST.matcher(before).find()) {
          best = new Signal(frame.strength, clause.words().subList(match.start(), match.end()));
          break;
        }
        from = match.start() + 1;
      }
    }
    return best;
  }
}
