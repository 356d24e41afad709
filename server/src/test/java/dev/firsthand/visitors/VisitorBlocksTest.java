package dev.firsthand.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.Browser;
import dev.firsthand.access.DeskChanges;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomContract;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocking visitors over HTTP, on both databases. */
class VisitorBlocksTest extends RoomContract {

  private static final AgentId SUE = new AgentId("sue");
  private static final VisitorId ANN = new VisitorId("ann");
  private static final String BLOCK = "/api/v1/visitors/ann/block";
  private static final String ALL = "/api/v1/blocks";

  private DeskChanges changes;
  private VisitorBlocks blocks;
  private Browser maria;
  private Browser tom;
  private Browser sue;

  @BeforeEach
  void open() {
    house.hire("maria", Role.AGENT);
    house.hire("tom", Role.AGENT);
    house.hire("sue", Role.SUPERVISOR);
    changes = new DeskChanges(house.database.jdbi(), house.clock);
    blocks = another();
    var log = house.database.whole().log();
    new VisitorBlockEndpoints(
            house.guard, blocks, log, house.directory, (id, command) -> {}, house.clock)
        .addTo(house.router);
    FirstChat.of("ann", log, house.clock);
    maria = house.signedIn("maria");
    tom = house.signedIn("tom");
    sue = house.signedIn("sue");
  }

  private VisitorBlocks another() {
    return new VisitorBlocks(house.database.jdbi(), house.clock, house.audit, changes);
  }

  @Test
  void aBlockHoldsForItsTimeAndOnOtherNodesToo() {
    VisitorBlocks elsewhere = another();
    var done = House.json(maria.put(BLOCK, Map.of("reason", "only insults", "hours", 2)));

    assertThat(done.at("/block/reason").asString()).isEqualTo("only insults");
    assertThat(done.at("/block/by/name").asString()).isEqualTo("Nobody maria");
    assertThat(blocks.isBlocked(ANN)).isTrue();
    assertThat(blocks.isBlocked(new VisitorId("bob"))).isFalse();
    elsewhere.refresh();
    assertThat(elsewhere.isBlocked(ANN)).isTrue();
    house.clock.pass(Duration.ofHours(2));
    assertThat(blocks.isBlocked(ANN)).isFalse();
    assertThat(elsewhere.isBlocked(ANN)).isFalse();
    assertThat(House.json(maria.get(BLOCK)).isEmpty()).isTrue();
  }

  @Test
  void withoutAnEndItHoldsUntilItIsLiftedByItsMakerOrWhoLooksAfterOthers() {
    maria.put(BLOCK, Map.of("reason", "spam"));
    house.clock.pass(Duration.ofHours(11));
    assertThat(blocks.isBlocked(ANN)).isTrue();

    var no = tom.delete(BLOCK);
    assertThat(no.status()).isEqualTo(403);
    assertThat(House.json(no).get("code").asString()).isEqualTo("NOT_YOURS");
    assertThat(House.json(tom.get(BLOCK)).at("/block/mayLift").asBoolean()).isFalse();
    assertThat(tom.put(BLOCK, Map.of("reason", "a little", "hours", 1)).status())
        .isEqualTo(403);
    assertThat(House.json(tom.get(BLOCK)).at("/block/reason").asString()).isEqualTo("spam");
    assertThat(maria.delete(BLOCK).status()).isEqualTo(200);
    assertThat(blocks.isBlocked(ANN)).isFalse();

    tom.put(BLOCK, Map.of("reason", "spam again"));
    assertThat(sue.delete(BLOCK).status()).isEqualTo(200);
    assertThat(another().isBlocked(ANN)).isFalse();
    assertThat(sue.delete(BLOCK).status()).isEqualTo(200);
  }

  @Test
  void staffAreToldWhatHoldsOnWhateverNodeItWasMade() {
    another().block(ANN, new SiteKey("shop"), "spam", null, SUE, Author.HOUSE);

    assertThat(House.json(tom.get(BLOCK)).at("/block/reason").asString()).isEqualTo("spam");
    assertThat(House.json(sue.get(ALL)).get("count").asInt()).isEqualTo(1);
    assertThat(tom.put(BLOCK, Map.of("reason", "a little", "hours", 1)).status())
        .isEqualTo(403);
    another().lift(ANN, Author.HOUSE);
    assertThat(House.json(tom.get(BLOCK)).isEmpty()).isTrue();
  }

  @Test
  void whoLooksAfterOthersSeesThemAllAndAgentsDoNot() {
    maria.put(BLOCK, Map.of("reason", "spam"));

    var all = House.json(sue.get(ALL));
    assertThat(all.get("count").asInt()).isEqualTo(1);
    assertThat(all.at("/blocks/0/visitor").asString()).isEqualTo("ann");
    assertThat(all.at("/blocks/0/conversation").asString()).isEqualTo("ann.1");
    assertThat(all.at("/blocks/0/mayLift").asBoolean()).isTrue();
    assertThat(maria.get(ALL).status()).isEqualTo(403);
    assertThat(house.stranger().get(ALL).status()).isEqualTo(401);
  }

  @Test
  void eachChangeIsOnRecordAndConsolesAreTold() {
    maria.put(BLOCK, Map.of("reason", "spam"));
    sue.delete(BLOCK);

    assertThat(house.audit.latest(2))
        .extracting(
            each -> each.action() + " " + each.subject() + " " + each.author().name())
        .containsExactly("visitor.unblock ann Nobody sue", "visitor.block ann Nobody maria");
    assertThat(changes.since(house.clock.instant()))
        .extracting(change -> change.what() + " " + change.id())
        .containsExactly("BLOCK ann");
    house.clock.pass(Duration.ofSeconds(1));
    assertThat(changes.since(house.clock.instant())).isEmpty();
  }

  @Test
  void onlyWhoWasHereCanBeBlockedAndOnlyWithAReason() {
    assertThat(maria.put("/api/v1/visitors/bob/block", Map.of("reason", "x")).status())
        .isEqualTo(404);
    assertThat(maria.put(BLOCK, Map.of("reason", "")).status()).isEqualTo(422);
    assertThat(maria.put(BLOCK, Map.of("reason", "x", "hours", 0)).status()).isEqualTo(422);
    assertThat(house.stranger().get(BLOCK).status()).isEqualTo(401);
    assertThat(blocks.isBlocked(ANN)).isFalse();
  }
}
