package dev.firsthand.sites;

import dev.firsthand.access.Author;
import dev.firsthand.access.Browser;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomContract;
import org.junit.jupiter.api.BeforeEach;

/** What rooms of a site are tested in: a house with the site "shop", and its admin signed in. */
public abstract class ShopContract extends RoomContract {

  protected SiteDirectory sites;
  protected Browser admin;

  @BeforeEach
  public final void openTheShop() {
    sites = new SiteDirectory(house.database.jdbi(), house.clock, house.audit);
    sites.create("shop", "Tuckleaf", Author.COMMAND_LINE);
    house.hire("henrik", Role.ADMIN);
    admin = house.signedIn("henrik");
  }
}
