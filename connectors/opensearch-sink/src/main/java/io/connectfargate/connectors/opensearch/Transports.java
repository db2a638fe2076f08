package io.connectfargate.connectors.opensearch;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import io.connectfargate.connectors.opensearch.config.Urls;
import io.connectfargate.connectors.opensearch.document.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.json.JsonpMapper;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.aws.AwsSdk2Transport;
import org.opensearch.client.transport.aws.AwsSdk2TransportOptions;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** The client's transports: with basic authentication or none, and with requests signed for AWS. */
final class Transports {
    private Transports() {}

    static OpenSearchTransport of(SinkConfig config) {
        return config.isSigned() ? signed(config) : plain(config);
    }

    private static OpenSearchTransport plain(SinkConfig config) {
        HttpHost[] hosts = config.getList(SinkConfig.URL).stream()
                .map(url -> Urls.parse(SinkConfig.URL, url))
                .map(url -> new HttpHost(url.getScheme(), url.getHost(), Urls.port(url)))
                .toArray(HttpHost[]::new);
        PoolingAsyncClientConnectionManagerBuilder connections = PoolingAsyncClientConnectionManagerBuilder.create();
        Truststore.managers(config)
                .map(Truststore::context)
                .ifPresent(context -> connections.setTlsStrategy(
                        ClientTlsStrategyBuilder.create().setSslContext(context).buildAsync()));
        return ApacheHttpClient5TransportBuilder.builder(hosts)
                .setMapper(mapper())
                .setConnectionConfigCallback(connection ->
                        connection.setConnectTimeout(Timeout.of(config.duration(SinkConfig.CONNECT_TIMEOUT))))
                .setRequestConfigCallback(
                        request -> request.setResponseTimeout(Timeout.of(config.duration(SinkConfig.READ_TIMEOUT))))
                .setHttpClientConfigCallback(client -> client.setConnectionManager(connections.build()))
                .setDefaultHeaders(headers(config))
                .build();
    }

    /** Sent with the first request already, not after a rejection. */
    private static Header[] headers(SinkConfig config) {
        String user = config.getString(SinkConfig.USERNAME);
        if (user == null) {
            return new Header[0];
        }
        byte[] credentials = (user + ":" + config.secret(SinkConfig.PASSWORD)).getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(credentials);
        return new Header[] {new BasicHeader("Authorization", "Basic " + encoded, true)};
    }

    /** The client's own would load the worker's modules of Jackson into the plugin's, which are other classes. */
    private static JsonpMapper mapper() {
        return new JacksonJsonpMapper(Json.MAPPER);
    }

    private static OpenSearchTransport signed(SinkConfig config) {
        UrlConnectionHttpClient.Builder builder = UrlConnectionHttpClient.builder()
                .connectionTimeout(config.duration(SinkConfig.CONNECT_TIMEOUT))
                .socketTimeout(config.duration(SinkConfig.READ_TIMEOUT));
        Optional<TrustManager[]> managers = Truststore.managers(config);
        managers.ifPresent(trusted -> builder.tlsTrustManagersProvider(() -> trusted));
        SdkHttpClient client = builder.build();
        URI url = Urls.parse(SinkConfig.URL, config.getList(SinkConfig.URL).get(0));
        String host = url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
        return new AwsSdk2Transport(
                client,
                host,
                config.getString(SinkConfig.SERVICE),
                Region.of(config.getString(SinkConfig.REGION)),
                AwsSdk2TransportOptions.builder()
                        .setMapper(mapper())
                        .setCredentials(DefaultCredentialsProvider.builder().build())
                        .build());
    }
}
