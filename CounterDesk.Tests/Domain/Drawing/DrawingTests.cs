using CounterDesk.Domain.Drawing;

namespace CounterDesk.Tests.Domain.Drawing;

public sealed class DrawingTests
{
    private const double Tolerance = 1e-9;

    [Fact]
    public void Transforms_apply_in_the_order_they_are_written()
    {
        var place = Transform.Scale(2, 3).Then(Transform.Turn(90)).Then(Transform.Move(10, 20)).Apply(new(1, 1));

        // (1, 1) becomes (2, 3); a quarter turn clockwise, with y downwards, (-3, 2).
        Assert.Equal(7, place.X, Tolerance);
        Assert.Equal(22, place.Y, Tolerance);
    }

    [Fact]
    public void The_inverse_of_a_transform_leads_back()
    {
        var transform = Transform.Scale(2, 3).Then(Transform.Turn(33)).Then(Transform.Move(10, 20));
        var back = transform.Then(transform.Inverse()!.Value).Apply(new(5, 7));

        Assert.Equal(5, back.X, Tolerance);
        Assert.Equal(7, back.Y, Tolerance);
        Assert.Null(Transform.Scale(2, 0).Inverse());
    }

    [Fact]
    public void An_outline_begins_with_a_move() =>
        Assert.Throws<InvalidOperationException>(() => new OutlineBuilder().LineTo(new(1, 1)));

    [Fact]
    public void A_curve_with_one_control_point_becomes_the_same_curve_with_two()
    {
        var outline = new OutlineBuilder().MoveTo(new(0, 0)).QuadraticTo(new(3, 6), new(6, 0)).Build();

        Assert.Equal(
            new OutlineSegment(OutlineStep.CurveTo, new(6, 0), new(2, 4), new(4, 4)), outline.Segments[1]);
    }

    [Fact]
    public void An_ellipse_touches_the_sides_of_its_box()
    {
        var ends = Outline.Ellipse(new(10, 20, 30, 40)).Segments
            .Where(segment => segment.Step is OutlineStep.CurveTo).Select(segment => segment.End);

        Assert.Equal([new(25, 60), new(10, 40), new(25, 20), new(40, 40)], ends);
    }

    [Theory]
    [InlineData(2, 2, 11, 0, "a byte is missing")]
    [InlineData(2, 2, 13, 0, "a byte too many")]
    [InlineData(2, 2, 12, 3, "alpha is not one byte a pixel")]
    public void A_bitmap_has_three_bytes_a_pixel_and_one_of_alpha_or_none(
        int width, int height, int pixels, int alpha, string reason)
    {
        var error = Record.Exception(() => Bitmap.FromPixels(width, height, new byte[pixels], new byte[alpha]));

        Assert.True(error is ArgumentException, reason);
    }

    [Fact]
    public void A_JPEG_file_tells_its_size_and_colors_from_its_frame_header()
    {
        var image = Bitmap.FromJpeg(Jpeg(components: 3));

        Assert.Equal((640, 480, 3, true), (image.Width, image.Height, image.Components, image.IsJpeg));
    }

    [Fact]
    public void A_JPEG_file_in_CMYK_is_refused() =>
        Assert.Throws<ImageKindException>(() => Bitmap.FromJpeg(Jpeg(components: 4)));

    [Theory]
    [InlineData(0, "empty")]
    [InlineData(2, "start only")]
    [InlineData(10, "ends in the first segment")]
    [InlineData(22, "ends before the components")]
    public void A_JPEG_file_that_ends_too_early_is_refused(int length, string reason)
    {
        var error = Record.Exception(() => Bitmap.FromJpeg(Jpeg(components: 3).AsMemory(0, length)));

        Assert.True(error is FormatException, reason);
    }

    // Start of image, an APP0 segment of 12 bytes, the start of a frame of 480 lines of 640 samples.
    private static byte[] Jpeg(byte components) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 12, .. new byte[10],
        0xFF, 0xC0, 0, 17, 8, 480 >> 8, 480 & 0xFF, 640 >> 8, 640 & 0xFF, components, .. new byte[9],
    ];
}
