package dev.firsthand.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a folder on disk, read anew each time; nothing outside the folder is served. */
final class FolderFiles implements FileSource {

  private final Path folder;

  FolderFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<StaticFile> find(String name) {
    try {
      var root = folder.toRealPath();
      var file = root.resolve(name).toRealPath();
      return file.startsWith(root) && Files.isRegularFile(file)
          ? Optional.of(new StaticFile(name, Files.readAllBytes(file), null, null))
          : Optional.empty();
    } catch (IOException | InvalidPathException notThere) {
      return Optional.empty();
    }
  }
}
