using CounterDesk.Domain.Copies;

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
    /// <summary>What a copy in this edition is printed as. One job has paper of one tray: that of the standard edition.</summary>
    public static PrinterUse Use(this CopyEdition edition) => edition switch
    {
        CopyEdition.Standard or CopyEdition.Both => PrinterUse.Standard,
        CopyEdition.LargePrint => PrinterUse.LargePrint,
    };
}
