package io.connectfargate.secured;

/**
 * What one side of a TLS connection shows the other.
 *
 * @param key PEM, PKCS #8, not encrypted
 * @param certificateChain PEM, the side's own certificate first
 */
public record Identity(String key, String certificateChain) {
    /** Without the key. */
    @Override
    public String toString() {
        return certificateChain;
    }
}
