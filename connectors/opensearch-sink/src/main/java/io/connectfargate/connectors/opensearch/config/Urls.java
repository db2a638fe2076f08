package io.connectfargate.connectors.opensearch.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Addresses as the connector accepts them; shared by its validator and its transports, so that what is valid can be used. */
public final class Urls implements ConfigDef.Validator {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    @Override
    public void ensureValid(String name, Object value) {
        List<?> urls = (List<?>) value;
        if (urls == null || urls.isEmpty()) {
            throw new ConfigException(name, value, "expected: an address such as https://search.example.com:9200");
        }
        urls.forEach(url -> parse(name, url.toString()));
    }

    /**
     * An address.
     *
     * @throws ConfigException without what may be a password in the address
     */
    public static URI parse(String name, String url) {
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new ConfigException(name + ": the address is no URL (" + e.getReason()
                    + "); expected: http or https, host and port, such as https://search.example.com:9200");
        }
        if (uri.getRawUserInfo() != null) {
            throw new ConfigException(
                    name + ": the address holds a user; set " + SinkConfig.USERNAME + " and " + SinkConfig.PASSWORD);
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        String path = uri.getPath() == null ? "" : uri.getPath();
        if (!http || uri.getHost() == null || path.length() > 1 || uri.getRawQuery() != null) {
            throw new ConfigException(
                    name,
                    url,
                    "expected: http or https, host and port without a path, such as https://search.example.com:9200");
        }
        return uri;
    }

    /** The port, also where the address leaves it out. */
    public static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equals(uri.getScheme()) ? HTTPS : HTTP;
    }

    @Override
    public String toString() {
        return "http or https, host and port";
    }
}
