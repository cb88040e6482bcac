namespace CounterDesk.Domain.Drawing;

/// <summary>A part of the pixels of a PNG file: every so many, from a corner on (ISO/IEC 15948 8.2).</summary>
internal readonly record struct PngPass(int Left, int Top, int StepRight, int StepDown, int Width, int Height)
{
    private static readonly (int Left, int Top, int StepRight, int StepDown)[] _seven =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>All pixels at once, or the seven passes of an interlaced file that have any.</summary>
    public static IEnumerable<PngPass> Of(PngHeader header) => header.IsInterlaced
        ? from pass in _seven
          let width = (header.Width - pass.Left + pass.StepRight - 1) / pass.StepRight
          let height = (header.Height - pass.Top + pass.StepDown - 1) / pass.StepDown
          where width > 0 && height > 0
          select new PngPass(pass.Left, pass.Top, pass.StepRight, pass.StepDown, width, height)
        : [new(0, 0, 1, 1, header.Width, header.Height)];
}
