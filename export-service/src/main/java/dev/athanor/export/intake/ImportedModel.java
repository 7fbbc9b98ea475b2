package dev.athanor.export.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.athanor.contracts.address.ImportDescription;

/**
 * An imported model as the API shows it.
 *
 * @param address what runs name to start from it
 * @param sha256 hash of its manifest
 * @param bytes size of its files together
 * @param description what it is
 */
public record ImportedModel(
        @JsonProperty("address") String address,
        @JsonProperty("sha256") String sha256,
        @JsonProperty("bytes") long bytes,
        @JsonProperty("description") ImportDescription description) {}
