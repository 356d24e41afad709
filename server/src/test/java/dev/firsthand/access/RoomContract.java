package dev.firsthand.access;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What rooms are tested in: a house of staff; each test runs on both databases. */
@ParameterizedClass(name = "{0}")
@EnumSource(RoomDatabase.Kind.class)
public abstract class RoomContract {

  @Parameter
  @SuppressWarnings("NullAway.Init") // JUnit sets it, before anything else is called.
  private RoomDatabase.Kind kind;

  protected House house;

  @BeforeEach
  public final void openTheHouse() {
    house = new House(kind.open());
  }

  @AfterEach
  public final void closeTheHouse() throws IOException {
    house.close();
  }
}
