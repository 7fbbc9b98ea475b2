/**
 * The object store of a platform on one machine: an S3 server over a folder. Services cannot tell it from any other S3
 * as long as they keep to buckets, whole objects, multipart uploads, ranges, listings and conditional creation.
 */
@NullMarked
package dev.athanor.deploy.store;

import org.jspecify.annotations.NullMarked;
