package dev.firsthand.sites;

import dev.firsthand.access.Author;
import dev.firsthand.access.Browser;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomDatabase;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What rooms of a site are tested in: a house with the site "shop", and its admin signed in. */
public abstract class ShopContract {

  protected House house;
  protected SiteDirectory sites;
  protected Browser admin;

  protected abstract RoomDatabase database();

  @BeforeEach
  public final void openTheHouse() {
    house = new House(database());
    sites = new SiteDirectory(house.database.jdbi(), house.clock, house.audit);
    sites.create("shop", "Tuckleaf", Author.COMMAND_LINE);
    house.hire("henrik", Role.ADMIN);
    admin = house.signedIn("henrik");
  }

  @AfterEach
  public final void closeTheHouse() throws IOException {
    house.close();
  }
}
