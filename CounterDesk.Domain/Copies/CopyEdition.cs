using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies;

/// <summary>In which editions (版式) a copy is handed over under its one number.</summary>
public enum CopyEdition
{
    Standard,
    LargePrint,

    /// <summary>The standard edition and, in the same job after it, the large print.</summary>
    Both,
}

public static class CopyEditions
{
    /// <summary>The one edition as that of a copy.</summary>
    public static CopyEdition ForCopies(this Edition edition) => edition switch
    {
        Edition.Standard => CopyEdition.Standard,
        Edition.LargePrint => CopyEdition.LargePrint,
    };
}
