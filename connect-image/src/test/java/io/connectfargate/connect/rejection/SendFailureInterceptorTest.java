package io.connectfargate.connect.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendFailureInterceptorTest {
    private static final String PROPERTY = "producer.interceptor.classes";

    @Test
    void standsBeforeThoseThatTheUserWants() {
        Map<String, String> properties = new HashMap<>(Map.of(PROPERTY, "com.example.Theirs"));
        SendFailureInterceptor.addTo(properties);
        assertThat(properties).containsEntry(PROPERTY, SendFailureInterceptor.class.getName() + ",com.example.Theirs");

        Map<String, String> none = new HashMap<>();
        SendFailureInterceptor.addTo(none);
        assertThat(none).containsEntry(PROPERTY, SendFailureInterceptor.class.getName());
    }
}
