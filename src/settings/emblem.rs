//! The emblem of the letterhead: a PNG picture, read through before it is taken, because every paper
//! is printed with it.
use std::io::Cursor;
use std::sync::Arc;

use png::{Decoder, Limits};

use crate::documents::Emblem;

/// The largest file taken, in bytes: 512 KB.
pub const MOST_BYTES: usize = 512 * 1024;
/// The longest side, in pixels; enough for five centimetres on any printer.
pub const LONGEST_SIDE: u32 = 2400;
/// How much memory reading it through may take.
const MOST_MEMORY: usize = 64 * 1024 * 1024;

/// Why a file cannot be the emblem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmblemFault {
    /// It is no PNG picture, or a damaged one.
    NoPicture,
    /// The file or the picture is too large.
    TooLarge,
}

/// Reads a file as the emblem.
pub fn read(bytes: Vec<u8>) -> Result<Emblem, EmblemFault> {
    if bytes.len() > MOST_BYTES {
        return Err(EmblemFault::TooLarge);
    }
    let decoder = Decoder::new_with_limits(Cursor::new(&bytes), Limits { bytes: MOST_MEMORY });
    let mut reader = decoder.read_info().map_err(|_| EmblemFault::NoPicture)?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width.max(height) > LONGEST_SIDE {
        return Err(EmblemFault::TooLarge);
    }
    let mut pixels = vec![0; reader.output_buffer_size().ok_or(EmblemFault::TooLarge)?];
    reader.next_frame(&mut pixels).map_err(|_| EmblemFault::NoPicture)?;
    Ok(Emblem { png: Arc::from(bytes), width, height })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, height);
        encoder.set_color(png::ColorType::Grayscale);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&vec![7; (width * height) as usize]).unwrap();
        writer.finish().unwrap();
        bytes
    }

    #[test]
    fn a_png_is_an_emblem_with_its_size() {
        let emblem = read(picture(3, 2)).unwrap();
        assert_eq!((emblem.width, emblem.height), (3, 2));
    }

    #[test]
    fn what_is_no_whole_png_of_a_fit_size_is_refused() {
        let whole = picture(40, 40);
        assert_eq!(read(whole[..whole.len() - 20].to_vec()), Err(EmblemFault::NoPicture));
        assert_eq!(read(b"GIF89a".to_vec()), Err(EmblemFault::NoPicture));
        assert_eq!(read(Vec::new()), Err(EmblemFault::NoPicture));
        assert_eq!(read(picture(LONGEST_SIDE + 1, 1)), Err(EmblemFault::TooLarge));
        assert_eq!(read(vec![0; MOST_BYTES + 1]), Err(EmblemFault::TooLarge));
    }
}
