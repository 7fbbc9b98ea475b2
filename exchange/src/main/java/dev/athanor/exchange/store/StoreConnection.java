package dev.athanor.exchange.store;

/**
 * Where the object store is.
 *
 * @param endpoint such as {@code http://127.0.0.1:7790}
 * @param accessKey name of the key
 * @param secretKey its secret
 * @param bucket that holds everything of the platform
 * @param region that requests are signed for
 */
public record StoreConnection(String endpoint, String accessKey, String secretKey, String bucket, String region) {
    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
