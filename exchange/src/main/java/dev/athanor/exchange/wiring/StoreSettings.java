package dev.athanor.exchange.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The object store's address and keys. */
@ConfigMapping(prefix = "athanor.store")
public interface StoreSettings {

    /** Address of the S3 server. */
    @WithDefault("http://127.0.0.1:7790")
    String endpoint();

    /** Name of the access key. */
    @WithDefault("athanor")
    String accessKey();

    /** The access key's secret; the default is the embedded store's, which listens on loopback only. */
    @WithDefault("athanor-local")
    String secretKey();

    /** The bucket that holds everything of the platform. */
    @WithDefault("athanor")
    String bucket();

    /** The region that requests are signed for. */
    @WithDefault("us-east-1")
    String region();
}
