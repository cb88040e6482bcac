using CounterDesk.Web.ApplicantScreens;

namespace CounterDesk.Web.Features.ApplicantScreen;

// Where focus and voice go when a page comes.
public sealed partial class ScreenPage
{
    private async Task ArriveAsync(ScreenLook? before, ScreenLook look)
    {
        var isOtherLanguage = before is not null && before.Comfort.IsEnglish != look.Comfort.IsEnglish;
        var isOtherPage = before?.Page != look.Page;
        if (isOtherPage || isOtherLanguage)
        {
            await _browser.ArriveAsync(
                Words.Culture.Name, asked.TitleOf(look.Model, Words), movesFocus: isOtherPage && before is not null);
        }

        if (isOtherLanguage)
        {
            await FindVoiceAsync();
        }
        else if (!look.Comfort.IsReading)
        {
            await _reader.LeaveAsync();
        }
        else if (isOtherPage || !before!.Comfort.IsReading || before.Readings != look.Readings)
        {
            await ReadAsync();
        }
        else if (before.Comfort.IsSlow != look.Comfort.IsSlow)
        {
            await _reader.ChangeSpeedAsync(look.Comfort.IsSlow);
        }
        else if (before.LocksAt is null && look.LocksAt is not null && !IsMute)
        {
            await _reader.ReadAsync([ScreenSpeech.LocksSoon(Words)], Words.Culture.Name, look.Comfort.IsSlow);
        }
    }

    // Browsers take a moment until they know their voices, and reading may have been asked for meanwhile.
    private async Task FindVoiceAsync()
    {
        _voice = await _reader.FindVoiceAsync(Words);
        TellVoice();
        if (!Comfort.IsReading)
        {
            await _reader.LeaveAsync();
        }
        else if (IsMute)
        {
            Tell("Note_Mute");
            StateHasChanged();
        }
        else
        {
            await ReadAsync();
        }
    }

    private Task ReadAsync() => Look is { } look && _counter is { } counter
        ? _reader.ReadAsync(
            speech.Of(look.Model, counter, Words, _voice), Words.Culture.Name, look.Comfort.IsSlow)
        : Task.CompletedTask;

    private Task StopAsync() => _reader.StopAsync();

    private void OnReading()
    {
        if (_counter is { } counter)
        {
            screens.Says(counter, _reader.Saying?.Text);
        }

        StateHasChanged();
    }

    private void TellVoice()
    {
        if (_counter is { } counter)
        {
            screens.Speaks(counter, _voice);
        }
    }
}
