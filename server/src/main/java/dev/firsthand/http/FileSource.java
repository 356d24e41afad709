package dev.firsthand.http;

import java.util.Optional;

/** Where static files come from. Thread-safe. */
interface FileSource {

  /** The file of that name below the source's folder, if there is one. */
  Optional<StaticFile> find(String name);
}
