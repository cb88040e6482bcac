using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>What a signature protects, by kind and number, and what it leaves open, by name.</summary>
public sealed partial class SealCoverage(IStringLocalizer<LicenseText> text) : ComponentBase
{
    [Parameter, EditorRequired]
    public required SignatureReport Seal { get; set; }

    private string Covers =>
        Seal is { CoversWholeFile: true, UncoveredEntries.IsEmpty: true } ? text["Seal_Covers_WholeFile"]
        : Seal.CoversWholeFile ? text["Seal_Covers_FileThen"]
        : Seal.CoveredParts.IsEmpty ? text["Seal_Covers_Nothing"]
        : string.Join(
            text["Rows_Separator"],
            Seal.CoveredParts.Select(part => text["Seal_Part_Count", text[$"Part_{part.Part}"], part.Entries.Length]));

    private List<(string Name, string Path)> LeftOpen => Seal.CoversWholeFile
        ? [.. Seal.UncoveredEntries.Select(place => (text["Seal_ChangedLater"].Value, place))]
        : [.. NamesOf(Seal.UncoveredParts)];

    private IEnumerable<(string Name, string Path)> NamesOf(ImmutableArray<CoveredPart> parts) =>
        from part in parts
        from entry in part.Entries
        select (NameOf(part.Part, entry), entry.Path);

    private string NameOf(OfdPart part, OfdEntry entry) => entry switch
    {
        { PageNumber: { } page } => text["Part_Page_Number", page],
        { Name: { Length: > 0 } name } => text["Part_Attachment_Name", name],
        _ => text[$"Part_{part}"],
    };
}
