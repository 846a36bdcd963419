package io.apilog.standard;

/**
 * What is looked at, besides addresses.
 *
 * @param http whether it is counted what is not as HTTP has it
 * @param tlsField the field with the version of TLS, as the log names it; empty for none
 * @param schemeField the field with the scheme; empty for none
 */
public record StandardSettings(boolean http, String tlsField, String schemeField) {}
