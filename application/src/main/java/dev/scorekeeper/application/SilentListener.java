package dev.scorekeeper.application;

/** For whoever only wants the result. */
final class SilentListener implements Listener {
  private static final Stage STAGE =
      new Stage() {
        @Override
        public void show(int done, int of) {}

        @Override
        public void close() {}
      };

  @Override
  public Stage begin(Work work) {
    return STAGE;
  }

  @Override
  public void notice(String clause) {}
}
