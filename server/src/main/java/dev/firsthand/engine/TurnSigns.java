package dev.firsthand.engine;

import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * What people said of a turn of the bot, each as last said.
 *
 * @param helpful the visitor's thumb; null if none was given
 * @param choice what the visitor chose of an ask-back, {@link Choice#NONE} included
 * @param judgement an agent's
 * @param judgedEntry the entry that the agent named
 * @param cameTooLate whether an agent judged a later turn so that this answer must have been wrong
 */
public record TurnSigns(
    @Nullable Boolean helpful,
    @Nullable String choice,
    @Nullable Judgement judgement,
    @Nullable String judgedEntry,
    boolean cameTooLate) {

  /** Nobody said anything. */
  public static final TurnSigns NONE = new TurnSigns(null, null, null, null, false);

  /** Whether anybody said anything. */
  public boolean any() {
    return helpful != null || choice != null || judgement != null || cameTooLate;
  }

  /** The signs after {@code change}. */
  public TurnSigns after(TurnChange.Sign change) {
    return switch (change) {
      case TurnChange.Rated rated ->
        new TurnSigns(rated.helpful(), choice, judgement, judgedEntry, cameTooLate);
      case TurnChange.Chosen chosen ->
        new TurnSigns(helpful, chosen.choice(), judgement, judgedEntry, cameTooLate);
      case TurnChange.Judged judged ->
        new TurnSigns(helpful, choice, judged.judgement(), judged.entry(), cameTooLate);
      case TurnChange.CameTooLate late ->
        new TurnSigns(helpful, choice, judgement, judgedEntry, late.so());
    };
  }

  /** What they make of {@code top}: agents' judgement before the visitor's choice before thumbs. */
  public @Nullable TurnLabel label(@Nullable String top) {
    if (judgement != null) {
      return switch (judgement) {
        case RIGHT_TO_ESCALATE -> none(TurnLabel.Source.JUDGEMENT);
        case BOT_COULD_HAVE_ANSWERED -> named(judgedEntry, top, TurnLabel.Source.JUDGEMENT);
        case SHOULD_HAVE_COME_SOONER -> wrong(TurnLabel.Source.JUDGEMENT);
      };
    }
    if (cameTooLate) {
      return wrong(TurnLabel.Source.JUDGEMENT);
    }
    if (choice != null) {
      return choice.equals(Choice.NONE)
          ? none(TurnLabel.Source.CHOICE)
          : named(choice, top, TurnLabel.Source.CHOICE);
    }
    if (helpful != null) {
      return helpful
          ? new TurnLabel(TurnLabel.Kind.RIGHT, TurnLabel.Source.THUMB, top)
          : wrong(TurnLabel.Source.THUMB);
    }
    return null;
  }

  private static TurnLabel named(
      @Nullable String entry, @Nullable String top, TurnLabel.Source source) {
    boolean right = entry != null && entry.equals(top);
    return new TurnLabel(right ? TurnLabel.Kind.RIGHT : TurnLabel.Kind.WRONG, source, entry);
  }

  private static TurnLabel none(TurnLabel.Source source) {
    return new TurnLabel(TurnLabel.Kind.NONE_FITS, source, null);
  }

  private static TurnLabel wrong(TurnLabel.Source source) {
    return new TurnLabel(TurnLabel.Kind.WRONG, source, null);
  }
}
