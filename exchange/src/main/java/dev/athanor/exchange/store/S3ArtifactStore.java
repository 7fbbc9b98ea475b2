package dev.athanor.exchange.store;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The store over the S3 protocol. Thread-safe. */
public final class S3ArtifactStore implements ArtifactStore {

    /** Above this size single PUTs fail on some servers; parts also resume better. */
    private static final long PART_BYTES = 8L << 20;

    private final MinioClient client;
    private final S3LookUp lookUp;
    private final String bucket;

    public S3ArtifactStore(StoreConnection connection) {
        this.bucket = connection.bucket();
        this.client = MinioClient.builder()
                .endpoint(connection.endpoint())
                .credentials(connection.accessKey(), connection.secretKey())
                .region(connection.region())
                .build();
        this.lookUp = new S3LookUp(client);
    }

    @Override
    public void put(String key, byte[] content) {
        attempt(
                "write " + key,
                () -> client.putObject(
                        putArgs(key).data(content, content.length).build()));
    }

    @Override
    public void put(String key, Path file) {
        attempt(
                "write " + key,
                () -> client.uploadObject(UploadObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .filename(file.toString(), PART_BYTES)
                        .build()));
    }

    @Override
    public void put(String key, InputStream content) {
        attempt(
                "write " + key,
                () -> client.putObject(
                        putArgs(key).stream(content, -1L, PART_BYTES).build()));
    }

    @Override
    public boolean putIfAbsent(String key, byte[] content) {
        try {
            client.putObject(putArgs(key)
                    .data(content, content.length)
                    .extraHeaders(Map.of("If-None-Match", "*"))
                    .build());
            return true;
        } catch (ErrorResponseException e) {
            if (e.response().code() == 412 || e.response().code() == 409) {
                return false;
            }
            throw new StoreUnavailableException("create " + key, e);
        } catch (MinioException e) {
            throw new StoreUnavailableException("create " + key, e);
        }
    }

    private PutObjectArgs.Builder putArgs(String key) {
        return PutObjectArgs.builder().bucket(bucket).object(key);
    }

    @Override
    public Optional<byte[]> find(String key) {
        try (InputStream content = open(key)) {
            return Optional.of(content.readAllBytes());
        } catch (NoSuchObjectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreUnavailableException("read " + key, e);
        }
    }

    @Override
    public InputStream open(String key) {
        return open(bucket, key);
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        return open(
                bucket,
                key,
                GetObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .offset(offset)
                        .length(length)
                        .build());
    }

    @Override
    public InputStream open(String bucket, String key) {
        return open(
                bucket, key, GetObjectArgs.builder().bucket(bucket).object(key).build());
    }

    @Override
    public InputStream open(String bucket, String key, String etag) {
        return open(
                bucket,
                key,
                GetObjectArgs.builder()
                        .bucket(bucket)
                        .object(key)
                        .matchETag('"' + etag + '"')
                        .build());
    }

    private InputStream open(String bucket, String key, GetObjectArgs request) {
        try {
            return client.getObject(request);
        } catch (ErrorResponseException e) {
            if (e.response().code() == 412) {
                throw new ObjectChangedException(bucket, key);
            }
            if (isMissing(e)) {
                throw new NoSuchObjectException(bucket, key);
            }
            throw new StoreUnavailableException("read " + key, e);
        } catch (MinioException e) {
            throw new StoreUnavailableException("read " + key, e);
        }
    }

    @Override
    public boolean exists(String key) {
        return summary(bucket, key).isPresent();
    }

    @Override
    public Optional<ObjectSummary> summary(String bucket, String key) {
        return lookUp.summary(bucket, key);
    }

    static boolean isMissing(ErrorResponseException e) {
        return e.response().code() == 404;
    }

    @Override
    public List<String> list(String prefix) {
        return summaries(prefix).stream().map(ObjectSummary::key).toList();
    }

    @Override
    public List<ObjectSummary> summaries(String prefix) {
        return summaries(bucket, prefix);
    }

    @Override
    public List<ObjectSummary> summaries(String bucket, String prefix) {
        return lookUp.summaries(bucket, prefix);
    }

    @Override
    public void delete(String key) {
        attempt(
                "delete " + key,
                () -> client.removeObject(
                        RemoveObjectArgs.builder().bucket(bucket).object(key).build()));
    }

    @Override
    public void deleteAll(String prefix) {
        List<String> keys = list(prefix);
        keys.stream().filter(S3ArtifactStore::isManifest).forEach(this::delete);
        keys.stream().filter(key -> !isManifest(key)).forEach(this::delete);
    }

    private static boolean isManifest(String key) {
        return key.endsWith("/manifest.json");
    }

    @Override
    public void createBucket() {
        attempt("create the bucket " + bucket, () -> {
            if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
                client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
            }
        });
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (Exception e) {
            throw new StoreUnavailableException("be let go", e);
        }
    }

    private static void attempt(String action, StoreAction request) {
        try {
            request.run();
        } catch (MinioException e) {
            throw new StoreUnavailableException(action, e);
        }
    }

    @FunctionalInterface
    private interface StoreAction {
        void run() throws MinioException;
    }
}
