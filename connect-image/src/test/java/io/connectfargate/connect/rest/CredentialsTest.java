package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    @Test
    void matchesUserAndPasswordOfTheVariable() {
        Credentials credentials = of("anna:pass:word");

        assertThat(credentials.match(basic("anna:pass:word"))).isTrue();
        assertThat(credentials.match(basic("anna:pass:word").replace("Basic", "bASIC")))
                .isTrue();
        assertThat(credentials.match(credentials.header())).isTrue();
    }

    @Test
    void matchesNothingElse() {
        Credentials credentials = of("anna:password");

        assertThat(credentials.match(null)).isFalse();
        assertThat(credentials.match("")).isFalse();
        assertThat(credentials.match("Basic")).isFalse();
        assertThat(credentials.match("Basic %%%")).isFalse();
        assertThat(credentials.match(basic("anna:passwor"))).isFalse();
        assertThat(credentials.match(basic("anna:password "))).isFalse();
        assertThat(credentials.match(basic(":password"))).isFalse();
        assertThat(credentials.match("Bearer " + basic("anna:password").substring(6)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anna", "anna:", ":password", "anna:pass\nword", "anna:password\n"})
    void keepsAValueToItselfThatCannotBeUsed(String text) {
        assertThat(Credentials.isUsable(text)).isFalse();
        assertThatThrownBy(() -> of(text)).hasMessage("REST_CREDENTIALS is not user:password");
    }

    @Test
    void printsNothing() {
        assertThat(of("anna:password")).hasToString("[hidden]");
    }

    private static Credentials of(String text) {
        return Credentials.of(Map.of("REST_CREDENTIALS", text)).orElseThrow();
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
