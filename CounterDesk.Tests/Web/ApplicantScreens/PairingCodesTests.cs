using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.ApplicantScreens;

public sealed class PairingCodesTests
{
    private readonly FakeTimeProvider _time = new(new(2026, 3, 18, 2, 28, 0, TimeSpan.Zero));
    private readonly PairingCodes _codes;

    public PairingCodesTests() => _codes = new PairingCodes(_time);

    [Fact]
    public void A_code_has_no_character_that_looks_like_another()
    {
        Assert.Empty(PairingCodes.Alphabet.Intersect("0O1IL2Z5S8BUV"));
        for (var drawn = 0; drawn < 90; drawn++)
        {
            Assert.Matches(
                $"^[{PairingCodes.Alphabet}]{{{PairingCodes.Length}}}$", _codes.CodeOf(SomeScreens.NewDevice()));
        }
    }

    [Fact]
    public void A_device_shows_one_code_until_it_is_old_and_two_devices_never_the_same()
    {
        var one = SomeScreens.NewDevice();
        var code = _codes.CodeOf(one);

        Assert.Equal(code, _codes.CodeOf(one));
        Assert.NotEqual(code, _codes.CodeOf(SomeScreens.NewDevice()));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.NotEqual(code, _codes.CodeOf(one));
    }

    [Fact]
    public void No_more_than_a_hundred_screens_wait_at_once_and_one_that_leaves_makes_room()
    {
        var devices = Enumerable.Range(0, 100).Select(_ => SomeScreens.NewDevice()).ToList();
        Assert.All(devices, device => Assert.NotNull(_codes.CodeOf(device)));

        Assert.Null(_codes.CodeOf("one more"));
        _codes.Forget(devices[0]);
        Assert.NotNull(_codes.CodeOf("one more"));
    }

    [Fact]
    public void The_code_of_a_screen_that_has_gone_pairs_nothing()
    {
        var code = _codes.CodeOf("device")!;
        _codes.Forget("device");

        Assert.Equal(PairingAnswer.ExpiredCode, _codes.Take("clerk", code, out _));
    }
}
