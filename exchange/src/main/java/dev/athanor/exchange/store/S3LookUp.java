package dev.athanor.exchange.store;

import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a store tells of its objects without sending them. */
final class S3LookUp {

    private final MinioClient client;

    S3LookUp(MinioClient client) {
        this.client = client;
    }

    Optional<ObjectSummary> summary(String bucket, String key) {
        try {
            var found = client.statObject(
                    StatObjectArgs.builder().bucket(bucket).object(key).build());
            return Optional.of(new ObjectSummary(
                    key,
                    found.size(),
                    unquoted(found.etag()),
                    found.lastModified().toInstant()));
        } catch (ErrorResponseException e) {
            if (S3ArtifactStore.isMissing(e)) {
                return Optional.empty();
            }
            throw new StoreUnavailableException("look up " + key, e);
        } catch (MinioException e) {
            throw new StoreUnavailableException("look up " + key, e);
        }
    }

    List<ObjectSummary> summaries(String bucket, String prefix) {
        List<ObjectSummary> found = new ArrayList<>();
        try {
            for (Result<Item> result : client.listObjects(ListObjectsArgs.builder()
                    .bucket(bucket)
                    .prefix(prefix)
                    .recursive(true)
                    .build())) {
                listed(bucket, result.get()).ifPresent(found::add);
            }
        } catch (ErrorResponseException e) {
            if (S3ArtifactStore.isMissing(e)) {
                throw new NoSuchObjectException(bucket);
            }
            throw new StoreUnavailableException("list " + prefix, e);
        } catch (MinioException e) {
            throw new StoreUnavailableException("list " + prefix, e);
        }
        found.sort(Comparator.comparing(ObjectSummary::key));
        return found;
    }

    /** What is being written while it is listed may have no tag there yet. */
    private Optional<ObjectSummary> listed(String bucket, Item item) {
        return item.etag() == null
                ? summary(bucket, item.objectName())
                : Optional.of(new ObjectSummary(
                        item.objectName(),
                        item.size(),
                        unquoted(item.etag()),
                        item.lastModified().toInstant()));
    }

    /** Servers and the client's own readers differ in whether the quotes belong to the tag. */
    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
