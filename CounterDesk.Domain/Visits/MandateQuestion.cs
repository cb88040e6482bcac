using System.Collections.Immutable;

namespace CounterDesk.Domain.Visits;

/// <summary>The service item that a mandate is held against.</summary>
/// <param name="Code">As the hall's list of items has it.</param>
/// <param name="Name">As the hall's list of items has it.</param>
/// <param name="Kinds">Codes of the kinds of license that the item needs.</param>
/// <param name="InPersonReason">Why nobody can do it for another; null where an agent may.</param>
public sealed record MandatedItem(string Code, string Name, ImmutableArray<string> Kinds, string? InPersonReason);

/// <summary>What a mandate must answer for: who came, for whom, what for, which licenses, on which day.</summary>
public sealed record MandateQuestion
{
    /// <summary>The agent's name as the identity check found it; null while it has not.</summary>
    public string? AgentName { get; init; }

    /// <summary>The principal's name as his license or document has it; null while it is not known.</summary>
    public string? PrincipalName { get; init; }

    /// <summary>The principal is an enterprise: its seal, or its legal representative, signs.</summary>
    public bool IsOfEnterprise { get; init; }

    /// <summary>Null until one is chosen.</summary>
    public MandatedItem? Item { get; init; }

    /// <summary>Codes of the kinds of license that are asked for; empty until some are.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    public required DateOnly Today { get; init; }

    /// <summary>The longest term that the hall accepts, a rule of its own: the law names none.</summary>
    public required int LongestMonths { get; init; }
}
