/**
 * Large files, uploaded part by part over <a href="https://tus.io/protocols/resumable-upload">tus 1.0</a>. What has arrived
 * lies in the object store at once, so that after a broken connection any replica goes on with it; how far an upload is
 * follows from the parts that are there and is written down nowhere else.
 */
@NullMarked
package dev.athanor.data.upload;

import org.jspecify.annotations.NullMarked;
