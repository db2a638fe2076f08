package io.connectfargate.connectors.opensearch;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks requests as AWS does, by its published description of Signature Version 4, without its SDK. */
final class Signature implements FrontDoor.Guard {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/((\\d{8})/([^/]+)/([^/]+)/aws4_request), ?SignedHeaders=([^,]+), ?Signature=(\\w+)");

    private final Map<String, String> secrets;
    private final String region;

    /** @param secrets by access key */
    Signature(Map<String, String> secrets, String region) {
        this.secrets = secrets;
        this.region = region;
    }

    @Override
    public int status(HttpExchange exchange, byte[] body) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        Matcher authorization = AUTHORIZATION.matcher(header == null ? "" : header);
        try {
            boolean valid = authorization.matches()
                    && secrets.containsKey(authorization.group(1))
                    && authorization.group(4).equals(region)
                    && authorization.group(5).equals("es")
                    && sign(exchange, body, authorization).equals(authorization.group(7));
            return valid ? 0 : 403;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sign(HttpExchange exchange, byte[] body, Matcher authorization) throws GeneralSecurityException {
        URI uri = exchange.getRequestURI();
        String headers = Arrays.stream(authorization.group(6).split(";"))
                .map(name ->
                        name + ":" + exchange.getRequestHeaders().getFirst(name).strip() + "\n")
                .collect(Collectors.joining());
        String request = String.join(
                "\n",
                exchange.getRequestMethod(),
                uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                headers,
                authorization.group(6),
                hash(body));
        String text = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                exchange.getRequestHeaders().getFirst("X-Amz-Date"),
                authorization.group(2),
                hash(request.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secrets.get(authorization.group(1))).getBytes(StandardCharsets.UTF_8);
        for (String part : authorization.group(2).split("/")) {
            key = mac(key, part);
        }
        return HexFormat.of().formatHex(mac(key, text));
    }

    private static String hash(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
