package dev.athanor.deploy.embedded;

/**
 * What an S3 client signs its requests with.
 *
 * @param access the public half
 * @param secret the other
 */
public record StoreKeys(String access, String secret) {

    @Override
    public String toString() {
        return "StoreKeys[" + access + "]";
    }
}
