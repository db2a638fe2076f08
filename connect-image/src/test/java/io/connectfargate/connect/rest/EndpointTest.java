package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.kafka.connect.runtime.rest.resources.ConnectorsResource;
import org.junit.jupiter.api.Test;

/** A newer Kafka may bring a method that changes something: it must not get past the gate unnoticed. */
class EndpointTest {
    private static final String RESOURCES = "org/apache/kafka/connect/runtime/rest/resources/";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Test
    void knowsEachMethodOfConnectThatChangesSomething() throws Exception {
        TreeMap<String, Endpoint> found = new TreeMap<>();
        for (Method method : resourceMethods()) {
            found.put(method.getDeclaringClass().getSimpleName() + "." + method.getName(), Endpoint.of(method));
        }

        assertThat(found).hasSizeGreaterThan(10);
        assertThat(found).as("each is in the gate's table").doesNotContainValue(Endpoint.OTHER);
        assertThat(found.values()).as("the table holds nothing else").containsExactlyInAnyOrderElementsOf(table());
    }

    @Test
    void knowsWhatBringsAConfiguration() {
        assertThat(Arrays.stream(Endpoint.values()).filter(ConnectorRequest::is))
                .containsExactly(
                        Endpoint.CREATE, Endpoint.CONFIGURE, Endpoint.PATCH, Endpoint.RESUME, Endpoint.VALIDATE);
    }

    private static Set<Endpoint> table() {
        return Arrays.stream(Endpoint.values())
                .filter(endpoint -> endpoint != Endpoint.OTHER)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Method> resourceMethods() throws IOException {
        Path jar = Path.of(ConnectorsResource.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(RESOURCES) && name.endsWith(".class"))
                    .map(name -> type(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.')))
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(EndpointTest::writes)
                    .toList();
        }
    }

    private static boolean writes(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .anyMatch(verb -> verb != null && !SAFE.contains(verb.value()));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, EndpointTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
