package dev.firsthand.gateway;

import dev.firsthand.engine.Floors;
import dev.firsthand.engine.ServiceTarget;
import dev.firsthand.routing.Teams;
import java.util.function.Supplier;

/** What supervisors look at, and by what they judge it. */
public record Supervision(Floors floors, Supplier<Teams> teams, ServiceTarget target) {}
