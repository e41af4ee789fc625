package dev.scorekeeper.git;

import java.io.IOException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** A repository of which no object is opened that is no regular file. */
final class PlainRepository extends FileRepository {
  private final PlainFiles files;

  /**
   * A repository.
   *
   * @param options which one; complete
   * @param files its files, which were looked at
   */
  PlainRepository(BaseRepositoryBuilder<?, ?> options, PlainFiles files) throws IOException {
    super(options);
    this.files = files;
  }

  @Override
  public ObjectReader newObjectReader() {
    return new PlainObjects(super.newObjectReader(), files);
  }

  private static final class PlainObjects extends ObjectReader.Filter {
    private final ObjectReader objects;
    private final PlainFiles files;

    PlainObjects(ObjectReader objects, PlainFiles files) {
      this.objects = objects;
      this.files = files;
    }

    @Override
    protected ObjectReader delegate() {
      return objects;
    }

    @Override
    public ObjectReader newReader() {
      return new PlainObjects(objects.newReader(), files);
    }

    @Override
    public ObjectLoader open(AnyObjectId id) throws IOException {
      files.check(id);
      return objects.open(id);
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int type) throws IOException {
      files.check(id);
      return objects.open(id, type);
    }

    @Override
    public long getObjectSize(AnyObjectId id, int type) throws IOException {
      files.check(id);
      return objects.getObjectSize(id, type);
    }
  }
}
