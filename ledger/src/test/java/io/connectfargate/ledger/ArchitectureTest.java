package io.connectfargate.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.connectfargate.ledger";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void usesPackagesInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("reader")
                .definedBy(ROOT + ".reader")
                .layer("memory")
                .definedBy(ROOT + ".memory")
                .layer("judgement")
                .definedBy(ROOT + ".judgement")
                .layer("observation")
                .definedBy(ROOT + ".observation")
                .whereLayer("reader")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("memory")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("judgement")
                .mayOnlyBeAccessedByLayers("memory")
                .whereLayer("observation")
                .mayOnlyBeAccessedByLayers("reader", "memory", "judgement")
                .check(CLASSES);
    }

    @Test
    void knowsNoProgram() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.connectfargate.connect..", "org.apache.kafka.connect..")
                .check(CLASSES);
    }
}
