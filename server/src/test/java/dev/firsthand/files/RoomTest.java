package dev.firsthand.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.VisitorId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Files take no more memory at once than there is room for, and each of them can be read. */
class RoomTest {

  private static final long MEGABYTE = 1 << 20;

  private final Room room = new Room(MEGABYTE);

  @Test
  void aFileFromATimeOfLargerOnesIsReadAlone() {
    StoredFile large = file(200 * MEGABYTE);
    StoredFile small = file(MEGABYTE);

    assertThat(room.enter(large)).isTrue();
    assertThat(room.enter(small)).isFalse();
    room.leave(large);
    assertThat(room.enter(small)).isTrue();
    assertThat(room.enter(large)).isFalse();
  }

  private static StoredFile file(long size) {
    return new StoredFile(
        "f", new VisitorId("ida"), null, "f.png", size, "image/png", "", Instant.EPOCH, null);
  }
}
