package io.connectfargate.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.connectfargate.checks";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void usesPackagesInOneDirection() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("check")
                .definedBy(ROOT)
                .layer("permission")
                .definedBy(ROOT + ".permission")
                .layer("diagnosis")
                .definedBy(ROOT + ".diagnosis")
                .layer("identity")
                .definedBy(ROOT + ".identity")
                .layer("connection")
                .definedBy(ROOT + ".connection")
                .whereLayer("check")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("permission")
                .mayOnlyBeAccessedByLayers("check")
                .whereLayer("diagnosis")
                .mayOnlyBeAccessedByLayers("check", "permission")
                .whereLayer("identity")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("connection")
                .mayOnlyBeAccessedByLayers("check", "permission", "diagnosis", "identity")
                .check(CLASSES);
    }

    @Test
    void knowsNoProgram() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.connectfargate.connect..", "io.connectfargate.migration..")
                .check(CLASSES);
    }
}
