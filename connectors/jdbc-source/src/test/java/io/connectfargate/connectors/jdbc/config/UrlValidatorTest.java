package io.connectfargate.connectors.jdbc.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlValidatorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.com:5432/shop?sslmode=verify-full&sslrootcert=/certs/ca.pem",
                "jdbc:postgresql:shop",
                "jdbc:mariadb://[::1]:3306/shop",
                "jdbc:mysql://db/shop"
            })
    void acceptsSupportedDatabases(String url) {
        assertThatCode(() -> new UrlValidator().ensureValid("connection.url", url))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/shop?user=a&password=hunter-2",
                "jdbc:postgresql://db/shop?sslpassword=hunter-2",
                "jdbc:mariadb://db/shop?Pwd=hunter-2&PassWord=hunter-2",
                "jdbc:mysql://root:hunter-2@db/shop"
            })
    void rejectsPasswordsWithoutRepeatingThem(String url) {
        assertThatThrownBy(() -> new UrlValidator().ensureValid("connection.url", url))
                .hasMessageContaining("connection.url holds a password")
                .hasMessageContaining("${env:SECRET_DB_PASSWORD}")
                .hasMessageNotContaining("hunter-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:oracle:thin:scott/hunter-2@db", "db.example.com", ""})
    void namesWhatIsSupported(String url) {
        assertThatThrownBy(() -> new UrlValidator().ensureValid("connection.url", url))
                .hasMessageContaining("expected: jdbc:postgresql://HOST:PORT/DATABASE or jdbc:mariadb://")
                .hasMessageNotContaining("hunter-2");
    }
}
