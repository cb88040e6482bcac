using System.Collections.Immutable;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.Copies;

/// <summary>
/// What a clerk asks for: a copy of the license that is open at the visit. Purpose and recipient are the visit's own,
/// as they were recorded.
/// </summary>
public sealed record CopyRequest(Guid Visit, Clerk Clerk, OpenLicense License)
{
    /// <summary>
    /// The number by which the holder was searched; null when the license was found by its own number.
    /// </summary>
    public HolderCode? AskedFor { get; init; }

    /// <summary>Keys of face fields to leave out, besides those the kind leaves out.</summary>
    public ImmutableHashSet<string> OmittedFields { get; init; } = [];

    /// <summary>Keys of face fields to cover, besides numbers of other people.</summary>
    public ImmutableHashSet<string> MaskedFields { get; init; } = [];

    /// <summary>
    /// The clerk answered that the recipient takes a copy of a license that is not in force. Without it none is made.
    /// </summary>
    public bool AcceptsNotInForce { get; init; }

    /// <summary>What the clerk answered when she was told that it was printed before; null while she was not.</summary>
    public ReprintAnswer? Again { get; init; }

    /// <summary>
    /// Rules that the clerk goes past because a supervisor has opened them. That she has is looked up, not believed.
    /// </summary>
    public ImmutableHashSet<BreakGlassRule> GoesPast { get; init; } = [];

    public CopyEdition Edition { get; init; }

    /// <summary>The applicant asks for English beside the Chinese.</summary>
    public bool HasEnglish { get; init; }

    /// <summary>What was agreed to where characters lack a shape. A supervisor's part in it is looked up, not believed.</summary>
    public GlyphConsent Glyphs { get; init; } = GlyphConsent.None;
}
