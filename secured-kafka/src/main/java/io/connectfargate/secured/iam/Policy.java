package io.connectfargate.secured.iam;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An IAM policy, as far as it is understood: {@code Effect}, {@code Action} and {@code Resource}.
 *
 * <p>Anything else, a condition for example, is an error: to pass over it would be to allow what IAM may not.
 */
record Policy(
        @JsonProperty(value = "Version", required = true) String version,
        @JsonProperty("Id") String id,

        @JsonProperty(value = "Statement", required = true)
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Statement> statements) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a statement does to what it matches. */
    enum Effect {
        @JsonProperty("Allow")
        ALLOW,
        @JsonProperty("Deny")
        DENY
    }

    record Statement(
            @JsonProperty("Sid") String sid,
            @JsonProperty(value = "Effect", required = true) Effect effect,

            @JsonProperty(value = "Action", required = true)
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> actions,

            @JsonProperty(value = "Resource", required = true)
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> resources) {

        /** Whether it says anything about this. Case matters in resources only. */
        boolean matches(String action, String resource) {
            String lower = action.toLowerCase(Locale.ROOT);
            return actions.stream().anyMatch(pattern -> glob(pattern.toLowerCase(Locale.ROOT), lower))
                    && resources.stream().anyMatch(pattern -> glob(pattern, resource));
        }
    }

    /** @throws IllegalArgumentException if it is no policy, or one that is not understood */
    static Policy parse(String json) {
        try {
            return JSON.readValue(json, Policy.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a supported policy: " + e.getOriginalMessage(), e);
        }
    }

    private static boolean glob(String pattern, String text) {
        String expression = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(expression, Pattern.DOTALL).matcher(text).matches();
    }
}
