package io.connectfargate.connect.rules;

import io.connectfargate.connect.security.SecretReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SaslConfigs;

/**
 * A reference to a secret stands only where nobody shows what it resolves to: Connect's answers, its log, and the records of a
 * connector hold the values of other keys.
 */
final class SecretRule implements ConfigurationRule {
    /** What Kafka and its plugins call secrets. */
    private static final Pattern SECRET_KEY =
            Pattern.compile(".*(password|passphrase|secret|token|credential|user[._-]?info).*");
    /** What is next to a secret, and is shown: where it is, which class reads it. */
    private static final Pattern OPEN_KEY = Pattern.compile(
            ".*[._-](alias|class|enabled?|endpoint|file|id|location|ms|name|path|provider|scope|seconds|source|type|ur[il])s?"
                    + "|.*[a-z](Class|File|Id|Location|Name|Path|Provider|U[Rr][IiLl])s?");

    private final SecretReferences references;
    private final KeyTypes types;

    /** @param worker the worker's properties, which say what is a reference */
    SecretRule(Map<String, ?> worker, KeyTypes types) {
        this.references = new SecretReferences(worker);
        this.types = types;
    }

    @Override
    public List<String> refusals(String connector, Map<String, String> config) {
        List<String> sentences = new ArrayList<>();
        // Connect resolves the name as well: that of the path, and that of a patch, which it does not compare with the
        // path.
        refusal("name", connector, config).ifPresent(sentences::add);
        new TreeMap<>(config)
                .forEach((key, value) -> refusal(key, value, config).ifPresent(sentences::add));
        return sentences.stream().distinct().toList();
    }

    private Optional<String> refusal(String key, String value, Map<String, String> config) {
        List<SecretReferences.Reference> secrets = references.secrets(value);
        return secrets.isEmpty() ? Optional.empty() : refusal(key, value, secrets, config);
    }

    private Optional<String> refusal(
            String key, String value, List<SecretReferences.Reference> secrets, Map<String, String> config) {
        if (key.endsWith(SaslConfigs.SASL_JAAS_CONFIG)) {
            return new JaasLine(value)
                    .misplaced(secrets)
                    .map(reference -> key + " refers to " + reference.text() + " outside of a secret option. Expected:"
                            + " a secret between the quotes of an option such as password=\"${env:jaas:NAME}\", or a"
                            + " reference to the whole line whose name contains JAAS. " + wayOut(reference));
        }
        if (isSecret(key, types.of(key, config))) {
            return Optional.empty();
        }
        SecretReferences.Reference reference = secrets.get(0);
        return Optional.of(key + " refers to " + reference.text() + ", which is a secret, but what " + key
                + " contains is shown in responses and logs. Expected: secrets in passwords of Kafka's clients, in options of"
                + " sasl.jaas.config, and in keys of plugins whose name says password, secret, token, credential or"
                + " user.info. " + wayOut(reference));
    }

    /** Whether the value of a key is not shown to anybody. */
    static boolean isSecret(String key, Optional<ConfigDef.Type> type) {
        return type.map(ConfigDef.Type.PASSWORD::equals).orElseGet(() -> isSecretName(key));
    }

    /** Whether a name says that it stands for a secret. */
    static boolean isSecretName(String key) {
        return SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).matches()
                && !OPEN_KEY.matcher(key).matches();
    }

    private static String wayOut(SecretReferences.Reference reference) {
        return "If " + reference.name() + " is no secret, give it a name whose last word says what it is, such as"
                + " _BROKERS, _USERNAME, _URL or _ID (Configuration/README.md has the list).";
    }
}
