namespace CounterDesk.Web.Copies;

/// <summary>How the license's page is drawn on a copy.</summary>
public enum FaceColors
{
    /// <summary>As the license has it.</summary>
    Color,

    /// <summary>For a printer without colors, and where a copy must not be taken for the license itself.</summary>
    Grey,
}
