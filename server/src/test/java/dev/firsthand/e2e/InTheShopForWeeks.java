package dev.firsthand.e2e;

import dev.firsthand.app.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests in a real browser against a server that has {@link PastChats}. */
abstract class InTheShopForWeeks extends InTheShop {

  @Override
  @BeforeEach
  void open(@TempDir Path data) {
    this.data = data;
    PastChats.furnish(data);
    house = TestHouse.again(data);
    at = new Address(house.port());
  }
}
