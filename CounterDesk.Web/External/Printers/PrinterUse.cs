using CounterDesk.Domain.Paper;

namespace CounterDesk.Web.External.Printers;

/// <summary>What a sheet is for. Each has paper and a tray of its own.</summary>
public enum PrinterUse
{
    Standard,
    LargePrint,

    /// <summary>Papers of a visit that are no copies.</summary>
    Papers,
}

internal static class PrinterUses
{
    /// <summary>What a copy in this edition is printed as.</summary>
    public static PrinterUse Use(this Edition edition) => edition switch
    {
        Edition.Standard => PrinterUse.Standard,
        Edition.LargePrint => PrinterUse.LargePrint,
    };
}
