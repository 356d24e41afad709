package dev.firsthand.app;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.faq.ModelState;
import dev.firsthand.retrieval.EncoderLoader;
import dev.firsthand.retrieval.EncoderState;
import dev.firsthand.retrieval.FaqIndexes;

/** Tells the admin which model answers, and why if it is the lexical one. */
final class ModelAtWork implements ModelState {

  private final EncoderLoader loader;
  private final FaqIndexes indexes;

  ModelAtWork(EncoderLoader loader, FaqIndexes indexes) {
    this.loader = loader;
    this.indexes = indexes;
  }

  @Override
  public Now of(SiteKey site) {
    FaqIndexes.State index = indexes.state(site.value());
    return switch (loader.state()) {
      case EncoderState.Off off ->
        new Now(index.model(), "absent", "The setting bot.semantic is false.");
      case EncoderState.Unavailable absent -> new Now(index.model(), "absent", absent.why());
      case EncoderState.Loading loading -> new Now(index.model(), "loading", null);
      case EncoderState.Ready ready ->
        new Now(index.model(), index.building() ? "loading" : "ready", null);
    };
  }
}
