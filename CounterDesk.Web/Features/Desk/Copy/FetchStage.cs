namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>How far the handing out of a copy has come that was made ahead.</summary>
internal enum FetchStage
{
    /// <summary>The register is being asked.</summary>
    Looking,

    /// <summary>It is a file and is printed now.</summary>
    Printing,

    /// <summary>It went to the printer before, and nobody has said how it came out.</summary>
    Asking,

    /// <summary>It is on paper.</summary>
    HandingOut,

    /// <summary>It is void, or somebody has it: nothing is handed out.</summary>
    Over,
}
