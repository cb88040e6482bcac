using System.Collections.Immutable;

namespace CounterDesk.Domain.ServiceItems;

/// <summary>In which form a service item wants a material.</summary>
public enum MaterialForm
{
    /// <summary>As a license that the desk looks up. Paper is accepted instead, and never asked for.</summary>
    License,

    /// <summary>The physical original, because it is kept, changed or handed in.</summary>
    Original,

    /// <summary>Made and signed at the counter, such as an application form.</summary>
    SignedHere,

    /// <summary>On paper, because nothing the desk can look up says the same.</summary>
    Paper,
}

/// <summary>Something a service item asks for (材料).</summary>
public sealed record Material
{
    public const int MaxNameLength = 60;
    public const int MaxNoteLength = 60;
    public const int MostKinds = 10;

    /// <summary>What it is to show, such as 身份证明; unique within the item.</summary>
    public required string Name { get; init; }

    public required MaterialForm Form { get; init; }

    /// <summary>The kinds of license any of which shows it, the usual one first; empty where none does.</summary>
    public ImmutableArray<MaterialKind> Kinds { get; init; } = [];

    /// <summary>What a clerk should know about it, such as which page, or why it is still paper.</summary>
    public string? Note { get; init; }
}

/// <summary>A kind of license that shows a material, and which of its fields the item needs.</summary>
public sealed record MaterialKind
{
    public const int MostFields = 40;

    /// <summary>Of the catalog of kinds.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// The keys of fields that the item needs although the kind does not print them by default or they are about
    /// somebody
    /// else. A field about the other of two people of equal standing is named as the holder's license has it.
    /// </summary>
    public ImmutableArray<string> ExtraFields { get; init; } = [];

    /// <summary>The keys of fields that the kind prints by default and the item has no use for.</summary>
    public ImmutableArray<string> UnneededFields { get; init; } = [];
}
