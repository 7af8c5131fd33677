package org.alveolus.registry.internal.rest;

import java.util.Set;
import javax.ws.rs.core.Application;
import org.alveolus.api.RestApplication;
import org.alveolus.registry.internal.RegistryComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/registry}. */
@Component(service = Application.class)
@RestApplication(name = "alveolus.registry", application_base = "/api/registry")
public final class RegistryApplication extends Application {

    private final Set<Object> resources;

    @Activate
    public RegistryApplication(@Reference RegistryComponent registry) {
        resources = Set.of(
                new TreatmentResource(registry.treatments(), registry.cards()),
                new FollowUpResource(registry.followUps()),
                new ImportResource(
                        registry.imports(), registry.importFiles(), registry.importTexts(), registry.refusedRows()),
                new ImportTemplateResource(),
                new OwnFieldResource(registry.treatments(), registry.ownFields()),
                new RecallResource(registry.recalls()),
                new RecallCaseResource(registry.recallCases(), registry.recalls()),
                new DraftResource(registry.drafts()),
                new RecallListResource(registry.recalls(), registry.choices()),
                new ChoiceResource(registry.choices()),
                new OwnRecordsResource(registry.ownRecords()),
                new StatisticsResource(registry.statistics(), registry.registerRules(), registry.choices()),
                new FormResource(registry.neighbours(), registry.referrers()),
                new RegisterResource(registry.nationalRegister()),
                new CardRuleResource(registry.cardRules()));
    }

    @Override
    public Set<Object> getSingletons() {
        return resources;
    }
}
