/**
 * A run's configuration: records whose components are the keys of the YAML file. They hold resolved values; reading,
 * presets, overrides and the report of every violation are in {@link dev.athanor.contracts.config.RunConfigurations}. The
 * rules by which a dataset is cleaned and split are written, checked and completed in the same way.
 */
@NullMarked
package dev.athanor.contracts.config;

import org.jspecify.annotations.NullMarked;
