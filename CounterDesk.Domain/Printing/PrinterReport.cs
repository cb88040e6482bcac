using System.Collections.Immutable;

namespace CounterDesk.Domain.Printing;

/// <summary>What a printer says of itself.</summary>
public sealed record PrinterReport
{
    public const string Pdf = "application/pdf";
    public const string NoScaling = "none";
    public const string OneSided = "one-sided";

    /// <summary>What a stand-in says that it is made by.</summary>
    public const string StandInModel = "CounterDesk stand-in, not a printer";

    /// <summary>It prints nothing until somebody sees to it.</summary>
    public required bool IsStopped { get; init; }

    public required bool Accepts { get; init; }

    /// <summary>The worst first. A printer may well go on printing with some of them.</summary>
    public ImmutableArray<PrinterTrouble> Troubles { get; init; } = [];

    public ImmutableArray<string> Formats { get; init; } = [];

    public ImmutableArray<string> Papers { get; init; } = [];

    public ImmutableArray<string> Trays { get; init; } = [];

    public ImmutableArray<string> Scalings { get; init; } = [];

    public ImmutableArray<string> Sides { get; init; } = [];

    /// <summary>It says that nothing comes out of it.</summary>
    public bool IsStandIn { get; init; }

    /// <summary>The version of IPP that it answers in.</summary>
    public required ushort Version { get; init; }

    /// <summary>It can be told not to scale. Otherwise only the file itself says so.</summary>
    public bool KeepsSize => Scalings.Contains(NoScaling);

    /// <summary>Why a job on this paper from this tray is not sent; null when it may be.</summary>
    public PrinterTrouble? FindObstacle(PaperSize paper, string? tray) =>
        !Formats.Contains(Pdf) ? PrinterTrouble.NoPdf
        : IsStopped ? Troubles.Cast<PrinterTrouble?>().FirstOrDefault(Stops) ?? PrinterTrouble.Stopped
        : !Accepts ? PrinterTrouble.NotAccepting
        : !Papers.IsEmpty && !Papers.Contains(paper.Name) ? PrinterTrouble.UnknownPaper
        : tray is not null && !Trays.Contains(tray) ? PrinterTrouble.UnknownTray
        : null;

    private static bool Stops(PrinterTrouble? trouble) =>
        trouble is not (PrinterTrouble.PaperLow or PrinterTrouble.TonerLow);
}
