package io.connectfargate.connectors.jdbc.config;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A JDBC URL of a supported database, without a password. Its messages never repeat the URL: it may hold one. */
final class UrlValidator implements ConfigDef.Validator {
    private static final Pattern SUPPORTED = Pattern.compile("jdbc:(postgresql|mariadb|mysql):.+");
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)[?&;](ssl|trust|key)?[a-z]*pass(word|wd)?=|//[^/?]*:[^/?@]*@");

    @Override
    public void ensureValid(String name, Object value) {
        String url = String.valueOf(value);
        if (!SUPPORTED.matcher(url).matches()) {
            throw new ConfigException(
                    name
                            + " is not supported; expected: jdbc:postgresql://HOST:PORT/DATABASE or jdbc:mariadb://HOST:PORT/DATABASE.");
        }
        if (PASSWORD.matcher(url).find()) {
            throw new ConfigException(name + " holds a password, which Connect's REST API would show."
                    + " Set connection.password, as ${env:SECRET_DB_PASSWORD}.");
        }
    }

    @Override
    public String toString() {
        return "jdbc:postgresql:, jdbc:mariadb: or jdbc:mysql:, without a password";
    }
}
